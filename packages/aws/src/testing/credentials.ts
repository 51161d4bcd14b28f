/**
 * Keys of the SDK's default chain that no real account has, for the time of a test file. No file and no server of credentials
 * is asked.
 */
export const TEST_CREDENTIALS: Readonly<Record<string, string>> = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'example',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};

/** Sets them around the tests of a file. */
export function withTestCredentials(): void {
  const before: Record<string, string | undefined> = {};
  beforeAll(() => {
    for (const [name, value] of Object.entries(TEST_CREDENTIALS)) {
      before[name] = process.env[name];
      process.env[name] = value;
    }
  });
  afterAll(() => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    // The SDK leaves this where it is loaded, for functions of AWS Lambda.
    Reflect.deleteProperty(globalThis, 'awslambda');
  });
}
