import { main } from './main.ts';

test.each([[['--out']], [['--help']], [['@nodeless/core']]])(
  'the arguments %j are answered with the usage and the names of the packages',
  async (args) => {
    const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await main(args)).toBe(1);
    expect(printed.mock.calls.flat().join('\n')).toMatch(/^usage: .*\n[^]*packages: .*\bnodeless\b/);
    printed.mockRestore();
  },
);
