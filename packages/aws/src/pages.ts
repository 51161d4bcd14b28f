import { AwsError } from './aws-error.ts';

interface Page {
  readonly nextToken?: string | undefined;
}

/**
 * All items of a list that comes in pages, in the order in which they come.
 *
 * @param ask asks for the page of a token; the first has none
 * @throws AwsError when a token comes twice, which would go on for ever
 */
export async function allPages<P extends Page, T>(
  action: string,
  ask: (page: { readonly nextToken?: string }) => Promise<P>,
  itemsOf: (page: P) => readonly T[] | undefined,
): Promise<T[]> {
  const items: T[] = [];
  const seen = new Set<string>();
  let page: { readonly nextToken?: string } = {};
  for (;;) {
    const answer = await ask(page);
    items.push(...(itemsOf(answer) ?? []));
    const { nextToken } = answer;
    if (nextToken === undefined || nextToken === '') return items;
    if (seen.has(nextToken))
      throw new AwsError(
        'aws/failed',
        action,
        `${action} answers with a page that it has given before`,
        'run the command again; when it stays, look at --endpoint-url',
      );
    seen.add(nextToken);
    page = { nextToken };
  }
}
