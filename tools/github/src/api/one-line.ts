/**
 * Text from elsewhere for the log of a workflow: one line, short, without control characters. A line of its own that begins
 * with `::` would be a command to the runner
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands), and every line of ours has a prefix.
 */
export function oneLine(text: string): string {
  const shown = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return shown.length > 300 ? `${shown.slice(0, 300)}…` : shown;
}
