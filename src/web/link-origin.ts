import type { Config } from '#app'

/**
 * The address in front of a link that people pass on: the one that was configured, else the one this person's browser
 * came by, for «localhost» opens on no other machine.
 */
export function linkOrigin(config: Pick<Config, 'origin'>, request: Request): string {
  return URL.parse(config.origin)?.hostname === 'localhost' ? new URL(request.url).origin : config.origin
}
