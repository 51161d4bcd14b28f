import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const BARE = GOOD.app.replace(/ports:\n.*\n/, '');
const told = (workload: string, more = '') =>
  parse({ app: `${BARE}workload: { ${workload} }\n${more}` }).diagnostics;
const cron = (keys: string) => told(`cronJob: { ${keys} }`);

test.each([
  'job: { completionMode: Indexed, completions: 3 }',
  'job: { podFailurePolicy: [{ action: FailJob, onExitCodes: { values: [1, 255], containerName: web } }] }',
  'job: { podFailurePolicy: [{ action: Count, onExitCodes: { operator: NotIn, values: [0, 1] } }] }',
  'job: { podFailurePolicy: [{ action: Ignore, onPodConditions: [DisruptionTarget] }] }',
  'job: { hook: {}, ttlSecondsAfterFinished: 60 }',
  'cronJob: { schedule: "0 3 * * *", ttlSecondsAfterFinished: 60, restartPolicy: OnFailure }',
])('%s', (workload) => expect(told(workload)).toEqual([]));

test.each([
  [
    'job: { completionMode: Indexed }',
    '6:36 spec/conflict',
    'spec/conflict: pods are numbered up to completions, which is not set | add completions',
  ],
  [
    'job: { restartPolicy: OnFailure, podFailurePolicy: [{ action: Ignore, onPodConditions: [DisruptionTarget] }] }',
    '6:64 spec/conflict',
    'spec/conflict: podFailurePolicy looks at pods that have failed, and with OnFailure the same pod starts again | write restartPolicy: Never',
  ],
  [
    'cronJob: { schedule: "@daily", podFailurePolicy: [{ action: FailJob, onExitCodes: { values: [3, 0] } }] }',
    '6:109 spec/conflict',
    'spec/conflict: 0 is success, and no pod fails with it | take 0 away, or write operator: NotIn',
  ],
  [
    'job: { podFailurePolicy: [{ action: FailJob, onExitCodes: { values: [1], containerName: wep } }] }',
    '6:101 spec/conflict',
    'spec/conflict: the pods have no container "wep" | did you mean "web"?',
  ],
  [
    'job: { ttlSecondsAfterFinished: 60 }',
    '6:45 spec/conflict',
    'spec/conflict: Kubernetes deletes the Job, Argo CD makes it again, and it runs without end | take it away, make the Job a hook, or use a CronJob',
  ],
])('%s is refused', (workload, place, words) => {
  const found = told(workload);
  expect(placesOf(found)).toEqual([place]);
  expect(wordsOf(found)).toEqual([words]);
});

test('a hook before the sync has nothing of the app yet', () => {
  const own = 'config: { settings: { data: { a: b } } }\nserviceAccount: {}\n';
  const found = told('job: { hook: { phase: PreSync } }', own);
  expect(placesOf(found)).toEqual(['7:9 spec/conflict', '8:17 spec/conflict']);
  expect(wordsOf(found)).toEqual([
    'spec/conflict: the Job runs before Argo CD applies the ConfigMaps of the app: the first time its pods would not start, later they would have the last ones | write phase: Sync',
    'spec/conflict: the Job runs before Argo CD applies the service account of the app: the first time its pods would not start, later they would have the last ones | write phase: Sync',
  ]);
  expect(told('job: { hook: {} }', own)).toEqual([]);
});

test.each(['0 3 * * *', '*/15 8-18 * * mon-fri', '@hourly', '0 0 29 2 *', '0 0 ? * 0', '@every 1h30m'])(
  'schedule %s',
  (text) => expect(cron(`schedule: ${JSON.stringify(text)}`)).toEqual([]),
);

test.each([
  ['0 3 * *', '"0 3 * *" is not a cron schedule: it has 4 fields and not five'],
  ['0 3 * * 7', '"0 3 * * 7" is not a cron schedule: "7" as day of the week: it must be between 0 and 6'],
  ['TZ=Asia/Seoul 0 3 * * *', 'has a time zone in it'],
  ['CRON_TZ=Asia/Seoul 0 3 * * *', 'has a time zone in it'],
  ['0 0 30 2 *', '"0 0 30 2 *" is met by no moment'],
  ['@every 0h', '"@every 0h" is not a cron schedule'],
])('schedule %s is refused', (text, message) => {
  expect(wordsOf(cron(`schedule: ${JSON.stringify(text)}`))).toEqual([
    expect.stringContaining(
      `spec/invalid-value: workload.cronJob.schedule: ${message.startsWith('"') ? message : ''}`,
    ),
  ]);
  expect(wordsOf(cron(`schedule: ${JSON.stringify(text)}`))[0]).toContain(message);
});

test.each(['Asia/Seoul', 'Etc/UTC', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+9', 'Asia/Calcutta'])(
  'zone %s',
  (zone) => expect(cron(`schedule: "@daily", timeZone: ${zone}`)).toEqual([]),
);

test.each([
  ['Asia/Soul', '"Asia/Soul" is not a time zone'],
  ['asia/seoul', '"asia/seoul" is not a time zone; it is written "Asia/Seoul"'],
  ['Local', '"Local" is not a time zone'],
  ['"+09:00"', '"+09:00" is not a time zone'],
  ['""', '"" is not a time zone'],
])('zone %s is refused', (zone, message) => {
  expect(wordsOf(cron(`schedule: "@daily", timeZone: ${zone}`))).toEqual([
    `spec/invalid-value: workload.cronJob.timeZone: ${message} | a name of the IANA database, for example Asia/Seoul or Etc/UTC`,
  ]);
});

test.each([
  ['startingDeadlineSeconds: 9', 'workload.cronJob.startingDeadlineSeconds'],
  ['restartPolicy: Always', 'workload.cronJob.restartPolicy'],
  ['activeDeadlineSeconds: 0', 'workload.cronJob.activeDeadlineSeconds'],
  ['podFailurePolicy: []', 'workload.cronJob.podFailurePolicy'],
  ['hook: {}', 'unknown key "hook"'],
])('%s is no value', (key, message) => {
  expect(wordsOf(cron(`schedule: "@daily", ${key}`))[0]).toContain(message);
});
