import { rateLimitPause } from './rate-limits.ts';

const NOW = Date.UTC(2026, 10, 21);

function pause(status: number, headers: Record<string, string>, message = ''): number | undefined {
  return rateLimitPause({ status, message, header: (name) => headers[name] ?? null }, NOW);
}

test.each([
  ['a secondary limit that says when', 403, { 'retry-after': '30' }, 30_000],
  ['the same with its own status', 429, { 'retry-after': '7' }, 7_000],
  [
    'a primary limit, until it is reset',
    403,
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 90) },
    91_000,
  ],
  [
    'a reset that is past on our clock',
    403,
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 - 90) },
    1_000,
  ],
  ['too many requests without a word about when', 429, {}, 60_000],
  ['a header that is no number', 429, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, 60_000],
])('%s', (_, status, headers, expected) => expect(pause(status, headers)).toBe(expected));

test('a secondary limit is also known by its message alone', () => {
  expect(pause(403, {}, 'You have exceeded a secondary rate limit.')).toBe(60_000);
});

test.each([
  ['a refusal', 403, { 'x-ratelimit-remaining': '4999', 'x-ratelimit-reset': '1' }],
  ['success', 200, { 'retry-after': '3' }],
  ['a server error', 502, { 'retry-after': '3' }],
])('%s is not about a limit', (_, status, headers) =>
  expect(pause(status, headers, 'Resource not accessible by integration')).toBeUndefined(),
);
