/** One part of an archive. */
export interface MimePart {
  /** Its Content-Type, without parameters; empty where it has none. */
  readonly type: string;
  readonly body: string;
}

/** Whether Karpenter takes user data for a MIME archive. Source: parseUserData in pkg/providers/amifamily/bootstrap/nodeadm.go */
export function isMimeArchive(text: string): boolean {
  return /^\s*(MIME-Version|Content-Type):/.test(text);
}

/**
 * The parts of a multipart archive as Go's mime/multipart reads them: what stands before the first boundary is none. Undefined
 * for an archive that names no boundary.
 */
export function mimeParts(text: string): MimePart[] | undefined {
  const boundary = /boundary=(?:"([^"\n]+)"|([^\s;"]+))/.exec(text);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) return undefined;
  const parts: string[][] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trimEnd() === `--${mark}--`) break;
    if (line.trimEnd() === `--${mark}`) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts.map((lines) => {
    const end = lines.indexOf('');
    const head = end < 0 ? [] : lines.slice(0, end);
    const [, type = ''] = /^content-type:\s*([^\s;]+)/im.exec(head.join('\n')) ?? [];
    return { type: type.toLowerCase(), body: lines.slice(end + 1).join('\n') };
  });
}
