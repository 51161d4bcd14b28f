import { deadLinks } from './testing/dead-links.ts';

test('what README.md links to is there, the examples too', () => expect(deadLinks('README.md')).toEqual([]));
