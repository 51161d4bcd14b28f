import type { FoundSecret } from './credential-shapes.ts';
import { namesSecret, pointsElsewhere, secretWordsIn } from './secret-names.ts';

/** A name in front of the sign between it and its value. Bounded by the longest name that is looked at. */
const BEFORE_EQUALS = /(?<![\w.-])(?:--?)?([A-Za-z_][\w.-]{0,126})(?:\\?["'])?\s{0,4}$/;

/** A colon follows many words of prose and of ARNs: a key stands first in its line or its map. */
const BEFORE_COLON =
  /(?:^|[\n{,]|\\n)\s{0,64}(?:- {1,4})?(?:\\?["'])?([A-Za-z_][\w.-]{0,126})(?:\\?["'])?\s{0,4}$/;

/** What stands between a name and its value: `=`, `:`, or the blank behind a flag. */
const BETWEEN = /[=:]| (?<=--[\w-]{1,126} )/g;

const VALUE = /^\s{0,4}(?:\\?["'])?([^\s"'`\\,;|&()[\]{}]{4,})(?=[\s"'`\\,;|&)[\]{}]|$)/;

/** A part of a program (`process.env.TOKEN`), a default of a shell or a path: where the secret is, not the secret. */
const EXPRESSION = /^(?:[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+|\.{0,2}\/[\w./-]*|\/\/.*|[%=?+-].*)$/;

/** Where commands and addresses take a credential without a name. The first group is the secret. */
const PLACES: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  {
    what: 'a password inside a URL',
    pattern: /:\/\/[^\s/:@"'`<>?#]{0,128}:([^\s/@"'`<>]{1,256})@/g,
  },
  {
    what: 'an Authorization header',
    pattern:
      /\bAuthorization\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?(?:Bearer|Basic|token)\s{1,4}([A-Za-z0-9+/=._~-]{8,4096})/gi,
  },
  {
    what: 'a password of curl',
    pattern: /\bcurl\s[^\n]{0,400}?(?:-u|--user)[ =]["']?[^\s:"'$]{1,128}:([^\s"']{1,256})/g,
  },
  {
    what: 'a password of a user',
    pattern:
      /\becho\s{1,4}["']?[\w.-]{1,64}:([^\s"'|]{1,256})["']?\s{0,4}\|\s{0,4}(?:sudo\s{1,4})?chpasswd\b/g,
  },
];

/** What stands in every text that one of {@link PLACES} is found in: a quick look passes over most texts. */
const ANY_PLACE = /:\/\/|authorization|curl|chpasswd/i;

/** Names of {@link PLACES}, for the documentation. */
export const SECRET_PLACES: readonly string[] = PLACES.map(({ what }) => what);

/** Secrets that a string holds by the place or the name before them: commands, files of settings, JSON, YAML, addresses. */
export function writtenSecrets(text: string): FoundSecret[] {
  return [...(ANY_PLACE.test(text) ? placed(text) : []), ...assignments(text)];
}

function placed(text: string): FoundSecret[] {
  return PLACES.flatMap(({ what, pattern }) =>
    [...text.matchAll(pattern)].flatMap(([, secret = '']) =>
      pointsElsewhere(secret) ? [] : [{ what, secret }],
    ),
  );
}

/** Characters in front of a value in which its name is looked for. */
const LONGEST_NAME = 220;

function assignments(text: string): FoundSecret[] {
  const words = secretWordsIn(text);
  if (words.length === 0) return [];
  const found: FoundSecret[] = [];
  let next = 0;
  for (const { 0: sign, index } of text.matchAll(BETWEEN)) {
    while (Number(words[next]) < index - LONGEST_NAME) next += 1;
    if (words[next] === undefined) break;
    if (Number(words[next]) >= index) continue;
    const before = sign === ':' ? BEFORE_COLON : BEFORE_EQUALS;
    const name = before.exec(text.slice(Math.max(0, index - LONGEST_NAME), index))?.[1];
    if (name === undefined || !namesSecret(name)) continue;
    const secret = VALUE.exec(text.slice(index + 1, index + 300))?.[1];
    if (secret === undefined || pointsElsewhere(secret) || EXPRESSION.test(secret)) continue;
    found.push({ what: `a plain value of ${name}`, secret });
  }
  return found;
}
