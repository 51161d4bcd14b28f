/**
 * The simple commands of a POSIX shell script, as words, those inside of `$(…)` too. A substitution in a word becomes `SUBST`.
 * No more of the language is read than the scripts of this repository use: quotes, continued lines, pipes, lists, comments.
 */
export function simpleCommands(script: string): string[][] {
  const found: string[][] = [];
  let words: string[] = [];
  let word: string | undefined;
  const endWord = () => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  const endCommand = () => {
    endWord();
    while (/^[A-Za-z_]\w*=/.test(words[0] ?? '')) words.shift();
    if (words.length > 0) found.push(words);
    words = [];
  };
  const add = (text: string) => (word = (word ?? '') + text);
  for (let index = 0; index < script.length; index += 1) {
    const character = script[index] ?? '';
    if (character === '\\') {
      if (script[index + 1] !== '\n') add(script[index + 1] ?? '');
      index += 1;
    } else if (character === "'") {
      const end = script.indexOf("'", index + 1);
      add(script.slice(index + 1, end));
      index = end;
    } else if (character === '"') {
      const end = closing(script, index + 1, '"');
      add(inQuotes(script.slice(index + 1, end), found));
      index = end;
    } else if (script.startsWith('$(', index)) {
      const end = closing(script, index + 2, ')');
      found.push(...simpleCommands(script.slice(index + 2, end)));
      add('SUBST');
      index = end;
    } else if (/[\n;|&]/.test(character)) endCommand();
    else if (/\s/.test(character)) endWord();
    else if (character === '#' && word === undefined) index = lineEnd(script, index) - 1;
    else if (character === '<' || character === '>') {
      endWord();
      words.push(character);
    } else add(character);
  }
  endCommand();
  return found.map(withoutRedirections);
}

function inQuotes(text: string, found: string[][]): string {
  const start = text.indexOf('$(');
  if (start < 0) return text;
  const end = closing(text, start + 2, ')');
  found.push(...simpleCommands(text.slice(start + 2, end)));
  return `${text.slice(0, start)}SUBST${inQuotes(text.slice(end + 1), found)}`;
}

/** Where a quote or a substitution ends; what is quoted or substituted inside of it is passed over. */
function closing(text: string, from: number, end: '"' | ')'): number {
  for (let index = from; index < text.length; index += 1) {
    const character = text[index];
    if (character === end) return index;
    if (character === '\\') index += 1;
    else if (character === "'" && end === ')') index = text.indexOf("'", index + 1);
    else if (character === '"') index = closing(text, index + 1, '"');
    else if (text.startsWith('$(', index)) index = closing(text, index + 2, ')');
  }
  return text.length;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function withoutRedirections(words: readonly string[]): string[] {
  return words.filter((word, index) => !/^[<>]$/.test(word) && !/^[<>]$/.test(words[index - 1] ?? ''));
}
