import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { commandLine, quote } from './shell.ts';

test.each([
  ['a-b_c/d.e:f=g,h@i%j+1', 'a-b_c/d.e:f=g,h@i%j+1'],
  ['', "''"],
  ['two words', "'two words'"],
  ["it's", `'it'\\''s'`],
  ['$(reboot)', "'$(reboot)'"],
  ['~', "'~'"],
])('%j becomes %s', (text, expected) => {
  expect(quote(text)).toBe(expected);
});

test('the shell reads back what was quoted', () => {
  const texts = fc.sample(
    fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom("'", '"', '\\', '$', '`', ' ', '\n', ';', '*') }),
    ),
    { numRuns: 500, seed: 1 },
  );
  const wanted = texts.map((text) => text.replaceAll('\0', ''));
  const { stdout } = spawnSync('sh', ['-c', `printf '%s\\0' ${wanted.map(quote).join(' ')}`], {
    encoding: 'utf8',
  });
  expect(stdout.split('\0').slice(0, -1)).toEqual(wanted);
});

test('short commands stay on one line, long ones go on with an option', () => {
  expect(commandLine('kubectl', 'get', '-n', 'a b')).toBe("kubectl get -n 'a b'");
  expect(commandLine('kubectl', { shell: '"$FILE"' })).toBe('kubectl "$FILE"');
  const name = 'n'.repeat(70);
  expect(
    commandLine('aws', 'deploy', '--name', name, '--tags', 'a=b', 'c=d', '--region', 'e'.repeat(70)),
  ).toBe(`aws deploy --name ${name} \\\n  --tags a=b c=d --region ${'e'.repeat(70)}`);
});

test('a long command is one command', () => {
  const words = Array.from({ length: 40 }, (_, index) => `--option-${index}=it's`);
  const { stdout } = spawnSync('sh', ['-c', commandLine('printf', '%s\\n', ...words)], { encoding: 'utf8' });
  expect(stdout.split('\n').slice(0, -1)).toEqual(words);
});
