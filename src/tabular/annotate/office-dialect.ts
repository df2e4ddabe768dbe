/** The two dialects of OOXML differ in the names of their namespaces only. */
export interface Dialect {
  /** Namespace of `r:id` and the beginning of the types of relationships. */
  readonly relations: string
}

export const dialectOf = (workbookXml: string): Dialect => ({
  relations: workbookXml.includes('http://purl.oclc.org/ooxml/spreadsheetml/main')
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
})
