import { tomlProblem } from './toml-problem.ts';

test.each([
  ['nothing', ''],
  ['a comment', '# settings\n'],
  ['a table and keys', '[settings.kubernetes]\nmax-pods = 50\n"a.b" = true # yes\n'],
  ['an array over lines', 'names = [\n  "a]", # [\n  "b",\n]\nother = 1\n'],
  ['a table in a line', 'point = { x = 1, y = 2 }\n'],
  ['a text over lines', 'text = """\n[no table\nno key\n"""\nother = 1\n'],
  ['a list of tables', '[[settings.host-containers]]\nenabled = true\n'],
  ['keys with dots', "settings.motd = 'hello'\r\n"],
])('%s', (_, text) => {
  expect(tomlProblem(text)).toBeUndefined();
});

test.each([
  ['a script', '#!/bin/bash\necho hi\n', 2, 'echo hi'],
  ['YAML', 'settings:\n  a: 1\n', 1, 'settings:'],
  ['a key without a value', '[settings]\nmotd =\n', 2, 'motd ='],
  ['an open table', '[settings\nmotd = 1\n', 1, '[settings'],
  ['what follows an array', 'a = [\n1 ]\necho\n', 3, 'echo'],
])('%s', (_, text, line, shown) => {
  expect(tomlProblem(text)).toEqual({ line, text: shown });
});
