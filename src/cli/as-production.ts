/**
 * React and its like choose their development builds unless told otherwise before they are loaded: pages then cost
 * three times as much. Tests and tools that say what they are keep their word.
 */
process.env['NODE_ENV'] ??= 'production'
