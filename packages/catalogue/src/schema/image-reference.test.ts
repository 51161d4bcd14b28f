import { ImageReference } from './primitives.ts';

describe('an image with upper-case letters', () => {
  const problems = (image: string) =>
    (ImageReference.safeParse(image).error?.issues ?? []).map(({ message }) => message);

  test('in its repository cannot be pulled', () => {
    expect(problems('registry.example.com/Web:1.2.3')).toEqual([
      '"registry.example.com/Web:1.2.3" has upper-case letters in the name of its repository',
    ]);
    expect(problems('web/Api:1')).toHaveLength(1);
  });

  test('in its tag can', () => {
    expect(problems('registry.example.com/web:1.2.3-RC1')).toEqual([]);
  });
});
