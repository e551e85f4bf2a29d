/** Keys, passwords and persons: nowhere in the package, or named. */
import { file, notes, pipeline, planned, refusals, type TestCell } from './planned';

const TOKEN = `ghp_${'a1B2'.repeat(6)}`;
const PASSWORD = 'hunter22x';

/** All that a plan would write or say. */
async function whole(
  cells: readonly TestCell[],
  ...rest: [] | [Parameters<typeof planned>[1]]
): Promise<string> {
  return JSON.stringify(await planned(cells, ...rest));
}

describe('secrets by their name', () => {
  it.each([
    ['an assignment', `password = "${PASSWORD}"\nprint(password)`],
    ['an annotated one', `password: str = "${PASSWORD}"\nprint(password)`],
    ['several at once', `user, password = "me", "${PASSWORD}"\nprint(user, password)`],
    ['an attribute', `class C: pass\nc = C()\nc.password = "${PASSWORD}"\nprint(c)`],
    ['an item', `import os\nos.environ["DB_PASSWORD"] = "${PASSWORD}"`],
    ['an argument', `print(dict(password="${PASSWORD}"))`],
    ['a default', `def f(password="${PASSWORD}"):\n    return password\nf()`],
    ['a dict', `print({"password": "${PASSWORD}"})`],
    ['a pair of arguments', `spark.read.option("password", "${PASSWORD}").load()`],
    ['bytes', `secret_key = b"${PASSWORD}"\nprint(secret_key)`],
    ['a magic', `%env DB_PASSWORD=${PASSWORD}\nx = 1`],
    ['a comment', `x = 1  # password: ${PASSWORD}`],
    ['markdown', `md: Log in with password: ${PASSWORD}`],
    ['a raw cell', { source: `password = ${PASSWORD}`, type: 'raw' as const }]
  ])('in %s', async (_, cell) => {
    expect(await whole([cell as TestCell, 'y = 2'])).not.toContain(PASSWORD);
  });
});

describe('secrets by their shape', () => {
  it.each([
    ['a string', `x = "${TOKEN}"\nprint(x)`],
    ['bytes', `x = b"${TOKEN}"\nprint(x)`],
    ['several lines', `x = """a\n${TOKEN}\nb"""\nprint(x)`],
    ['an expression', `print("Bearer " + "${TOKEN}", ["${TOKEN}"])`],
    ['a function', `def f():\n    """Uses ${TOKEN}."""\n    return "${TOKEN}"\nf()`],
    ['a shell line', `!curl -H "Authorization: token ${TOKEN}" https://x.example`],
    ['a comment', `# ${TOKEN}\nx = 1`],
    ['a heading', `md: # Report ${TOKEN}`],
    ['what cannot be read', { source: `x = = "${TOKEN}"`, tags: ['skip-execution'] }]
  ])('in %s', async (_, cell) => {
    expect(await whole([cell as TestCell, 'y = 2'])).not.toContain(TOKEN);
  });

  it('in bytes are read as bytes', async () => {
    expect(pipeline(await planned([`token = b"${TOKEN}"\nprint(token)`]))).toContain(
      'token = os.environ["TOKEN"].encode()'
    );
  });

  it('inside an f-string are refused: stars would be another value', async () => {
    const made = await planned([`host = "h"\nurl = f"https://me:${PASSWORD}@{host}/x"\nurl`]);
    expect(JSON.stringify(made)).not.toContain(PASSWORD);
    expect(refusals(made)).toEqual([
      'c0:2 A key or password stands inside of a text that is put together here. Give it a name of its own, read from the environment.'
    ]);
  });

  it('in a shell line are refused too', async () => {
    expect(refusals(await planned([`x = 1\n!echo ${TOKEN}`]))).toEqual([
      expect.stringMatching(/^c0:2 A key or password stands inside/)
    ]);
  });

  it('say nothing of cells that the notebook does not have', async () => {
    const made = await planned([`token = "${TOKEN}"\nprint(token)`]);
    expect(made.decisions.map(d => d.cell)).toEqual(['c0']);
    expect(file(made, 'README.md')).not.toContain('cell ?');
  });

  it('in a module beside the notebook are read from the environment too', async () => {
    const local = [
      {
        name: 'helpers',
        files: [
          {
            path: 'helpers.py',
            text: `"""Doc."""\nfrom __future__ import annotations\nKEY = "${TOKEN}"\n`
          }
        ]
      }
    ];
    const made = await planned(['import helpers\ny = helpers.KEY'], { local });
    expect(JSON.stringify(made)).not.toContain(TOKEN);
    expect(file(made, 'helpers.py')).toBe(
      '"""Doc."""\nfrom __future__ import annotations\nimport os\nKEY = os.environ["KEY"]\n'
    );
    expect(file(made, '.env.example')).toBe('KEY=\n');
  });

  it('in an output are no expectation of a test', async () => {
    const made = await planned([
      'def f(x):\n    return x',
      { source: 'f(1)', outputs: [{ kind: 'result', text: `'${TOKEN}'`, types: ['text/plain'] }] }
    ]);
    expect(JSON.stringify(made)).not.toContain(TOKEN);
    expect(made.files.map(f => f.path)).not.toContain('tests/test_definitions.py');
  });
});

describe('what is no secret', () => {
  it.each([
    'tokens = ["a", "b"]',
    'password = ""',
    'secret = None',
    'key = "user_id"',
    'token_type = "Bearer"'
  ])('%s stays', async source => {
    expect(pipeline(await planned([`${source}\nprint(1)`]))).toContain(source);
  });
});

describe('persons', () => {
  it('in outputs are named, by cell', async () => {
    const shown = (text: string) => ({
      source: 'x = 1',
      outputs: [{ kind: 'stream' as const, text, types: [] }]
    });
    const made = await planned([
      shown('ann.lee@mail.org, +49 170 1234567'),
      shown('IBAN DE89 3704 0044 0532 0130 00'),
      shown('call 555-123-4567'),
      shown('2024-01-02 10:00:00  1234567890  0.123456789  192.168.100.200  someone@example.com')
    ]);
    expect(
      made.notes
        .filter(n => n.message.some(p => 'text' in p && p.text.includes('personal')))
        .map(n => n.cell)
    ).toEqual(['c0', 'c1', 'c2']);
    expect(notes(made)[0]).toBe(
      'The output shows personal data, by its look: e-mail address, phone number. No output is written.'
    );
  });
});

describe('questions to a person', () => {
  it('that are no parameter are named', async () => {
    const made = await planned([
      'for i in [1, 2]:\n    x = input("?")',
      'def ask():\n    return input()'
    ]);
    expect(notes(made).filter(n => n.startsWith('`input()` waits'))).toHaveLength(2);
  });
});
