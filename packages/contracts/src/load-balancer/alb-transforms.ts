import { z } from 'zod';
import { codedCheck, type CodedIssue } from '../issue.ts';
import { list, oneOf, words } from './options.ts';

/** A list of rewrites, with one as example. */
const rewrites = (regex: string, replace: string) =>
  z.strictObject({
    rewrites: list(
      z.strictObject({
        regex: words('What to look for.', regex),
        replace: z
          .string()
          .describe('What to put in its place.')
          .meta({ examples: [replace] }),
      }),
      'Rewrites.',
    ),
  });

/** Changes to the host or path of requests before they reach a target, by the controller's own field names. */
export const AlbTransformsSchema = list(
  z
    .strictObject({
      type: oneOf(
        ['url-rewrite', 'host-header-rewrite'],
        'What is rewritten; the configuration of the same name says how.',
      ),
      urlRewriteConfig: rewrites('^/old/(.*)$', '/new/$1')
        .describe('Rewrites of path and query; for type: url-rewrite.')
        .optional(),
      hostHeaderRewriteConfig: rewrites('^old\\.example\\.com$', 'www.example.com')
        .describe('Rewrites of the host; for type: host-header-rewrite.')
        .optional(),
    })
    .check(codedCheck(transformProblems)),
  'Transforms.',
).meta({
  examples: [
    [{ type: 'url-rewrite', urlRewriteConfig: { rewrites: [{ regex: '^/old/(.*)$', replace: '/new/$1' }] } }],
  ],
});

const CONFIG_OF_TYPE = {
  'url-rewrite': 'urlRewriteConfig',
  'host-header-rewrite': 'hostHeaderRewriteConfig',
} as const;

interface Transform {
  readonly type: string;
  readonly urlRewriteConfig?: unknown;
  readonly hostHeaderRewriteConfig?: unknown;
}

function* transformProblems(transform: Transform): Iterable<CodedIssue> {
  for (const [type, key] of Object.entries(CONFIG_OF_TYPE)) {
    const given = transform[key] !== undefined;
    if (type === transform.type && !given) {
      yield { code: 'spec/missing-key', message: `a transform of type ${type} needs ${key}` };
    }
    if (type !== transform.type && given) {
      yield { code: 'spec/conflict', message: `${key} needs type: ${type}`, path: [key] };
    }
  }
}
