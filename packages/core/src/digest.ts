/** A short name for a string, equal for equal texts: FNV-1a of 64 bits as 16 hexadecimal digits. Not for secrets. */
export function digest(text: string): string {
  let [high, low] = [0xcbf29ce4, 0x84222325];
  for (let index = 0; index < text.length; index += 1) {
    low ^= text.charCodeAt(index);
    // 64-bit multiplication by the prime 0x100000001b3 in halves that stay exact.
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.imul(low, 0x100) + Math.floor(product / 0x1_0000_0000)) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
