import { Help } from 'commander';

/** Where a command begins that people copy: programs of this field, with what makes them more than a word in a sentence. */
const COMMAND =
  /(?<![\w-])(?:npx|kubectl|eksctl|aws [a-z0-9-]+|git (?:-C|add|checkout|clone|commit|config|diff|fetch|log|merge|mv|pull|push|rebase|remote|restore|rev-parse|rm|stash|status|switch)|helm (?:get|install|pull|template|upgrade)|npm (?:ci|create|install|run|test)) \S/;
/** A character that stands for a blank inside of a command: of the private use area, so in no text of ours. */
const BLANK = '\uE000';
/** Narrower than this, nothing is wrapped. */
const NARROW = 40;

const help = new Help();
help.minWidthToWrap = NARROW;

/**
 * Breaks text between words, so that no line has more than `width` columns. A command is never broken, nor is what stands in
 * backticks: people copy them. What does not fit stands on a line of its own. Line breaks of the text stay.
 * @param width columns; undefined breaks nothing
 */
export function wrap(text: string, width: number | undefined): string[] {
  if (width === undefined) return text.split('\n');
  const kept = text.split('\n').map(keepCommands).join('\n');
  return help.boxWrap(kept, width).replaceAll(BLANK, ' ').split('\n');
}

function keepCommands(line: string): string {
  const quoted = line.replace(/`[^`]*`/g, (part) => part.replaceAll(' ', BLANK));
  const start = quoted.search(COMMAND);
  if (start === -1) return quoted;
  // Nobody can tell where a command ends that is not quoted.
  return quoted.slice(0, start) + quoted.slice(start).replaceAll(' ', BLANK);
}
