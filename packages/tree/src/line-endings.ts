const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/**
 * The same bytes with LF where CR LF stood. Editors and git on Windows write CR LF without being asked, so a file that
 * differs in nothing else was not edited by anybody.
 */
export function withLineFeeds(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(CARRIAGE_RETURN)) return bytes;
  return bytes.filter((byte, index) => byte !== CARRIAGE_RETURN || bytes[index + 1] !== LINE_FEED);
}
