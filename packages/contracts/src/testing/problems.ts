import type { z } from 'zod';

/** `path: code` of every issue of an input; the code is the diagnostic's where the issue carries one. */
export function problemsOf(schema: z.ZodType, input: unknown): string[] {
  const issues = schema.safeParse(input).error?.issues ?? [];
  return issues.map((issue) => {
    const code: unknown = issue.code === 'custom' ? issue.params?.['code'] : issue.code;
    return `${issue.path.join('.')}: ${String(code)}`;
  });
}
