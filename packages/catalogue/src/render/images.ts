import type { RenderInput } from '../component.ts';

/** The `image` of a chart whose default is a public repository: nothing while no mirror takes its place. */
export function imageValues(
  { image }: Pick<RenderInput, 'image'>,
  repository: string,
): { image?: { readonly repository: string } } {
  const pulled = image(repository);
  return pulled === repository ? {} : { image: { repository: pulled } };
}
