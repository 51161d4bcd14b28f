import { isAllowed } from './decision.ts';

const policy = (...statements: object[]) => JSON.parse(JSON.stringify({ Statement: statements }));
const READ = { Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::orders/*' };
const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::orders/1' };

test.each([
  [request, true],
  [{ ...request, action: 's3:getobject' }, true],
  [{ ...request, action: 's3:PutObject' }, false],
  [{ ...request, resource: 'arn:aws:s3:::ordersX1' }, false],
  [{ action: 's3:GetObject' }, false],
])('%j', (asked, allowed) => expect(isAllowed(policy(READ), asked)).toBe(allowed));

test('a denial wins', () => {
  expect(isAllowed(policy(READ, { Effect: 'Deny', Action: '*', Resource: '*' }), request)).toBe(false);
  expect(isAllowed(policy({ ...READ, Effect: 'Deny' }), request)).toBe(false);
});

test.each([
  [{ StringEquals: { 'aws:RequestTag/a': ['b', 'c'] } }, { 'aws:RequestTag/a': 'c' }, true],
  [{ StringEquals: { 'aws:RequestTag/a': 'b' } }, { 'aws:RequestTag/a': 'bb' }, false],
  [{ StringEquals: { 'aws:RequestTag/a': 'b' } }, {}, false],
  [{ StringLike: { 'kms:ViaService': 'fsx.*' } }, { 'kms:ViaService': 'fsx.eu' }, true],
  [{ 'ForAllValues:StringLike': { names: ['*.a'] } }, { names: ['x.a', 'y.a'] }, true],
  [{ 'ForAllValues:StringLike': { names: ['*.a'] } }, { names: ['x.a', 'y.b'] }, false],
  [{ 'ForAllValues:StringLike': { names: ['*.a'] } }, {}, true],
])('%j with %j', (Condition, context, allowed) =>
  expect(isAllowed(policy({ ...READ, Condition }), { ...request, context })).toBe(allowed),
);

test('an operator that is not known is no answer', () => {
  const statement = { ...READ, Condition: { DateLessThan: { 'aws:CurrentTime': '2027-01-01' } } };
  expect(() => isAllowed(policy(statement), request)).toThrow('the operator DateLessThan is not known here');
});
