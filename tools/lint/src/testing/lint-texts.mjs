// @ts-check
import { json } from 'node:stream/consumers';
import { ESLint } from 'eslint';

/** Reads `[{ path, text }]` from stdin and lints each text as if it were the file at that path; prints what ESLint found. */
const files = /** @type {{ path: string, text: string }[]} */ (await json(process.stdin));
const eslint = new ESLint({
  overrideConfig: {
    // Rooms that are linted with types know the files of their tsconfig only; these texts are in no file.
    files: ['packages/{tree,aws,cli}/src/illegal.ts'],
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['packages/*/src/illegal.ts'] } },
    },
  },
});
const results = [];
for (const { path, text } of files) {
  const [result] = await eslint.lintText(text, { filePath: path });
  results.push(
    (result?.messages ?? []).map(({ line, ruleId, message }) => ({ line, rule: ruleId, message })),
  );
}
process.stdout.write(JSON.stringify(results));
