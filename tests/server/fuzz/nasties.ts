/** By hand: what programs choke on. JSON texts, so that what JavaScript cannot write can be sent too. */
export const NASTIES: readonly string[] = [
  '"\\ud800"', '"\\udfff x"', '"\\u0000"', '"a\\u0000b"', '"\\u202e\\u0645"', '"\\u200f"', '"\\ufeff"', '""', '" "', '"\\n"', `"${'x'.repeat(5_000)}"`, `"${'é'.repeat(60_000)}"`, `"${'x'.repeat(900_000)}"`,
  '1e999', '-1e999', '-0', '0', '1e-400', '9007199254740993', '-1', '1.5', '91', '-91', '181', '-181', 'null', 'true', 'false', '[]', '{}', '[[]]', '[null]', '{"__proto__":{"a":1}}', '{"constructor":{"prototype":1}}',
  '{"length":3}', '{"toString":1}', '{"lng":0,"lat":0}', '{"lng":91,"lat":181}', '{"lng":-0,"lat":-0}', '"1900-01-01T00:00:00Z"', '"9999-12-31T23:59:59Z"', '"2026-02-30T00:00:00Z"', '"2026-11-24"', '"now"',
  '"-000001-01-01T00:00:00Z"', '"+275760-09-13T00:00:00.001Z"', '"2026-11-24T14:00:00.123456789+23:59"', '"00000000-0000-0000-0000-000000000000"', '"../../etc/passwd"', '"%00"', '"${jndi:ldap://x}"', '"=1+1"',
  `${'['.repeat(1_000)}${']'.repeat(1_000)}`, `${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`, `[${Array(20_000).fill('0').join()}]`,
]

/** No JSON, or hardly. */
export const RUBBISH: readonly string[] = [
  '', ' ', '{', '}', '[', '{"kind"', '{"kind":}', 'undefined', 'NaN', "{'kind':'AddNote'}", '\uFEFF{}', '\u0000', '\ud800', '<xml/>', 'kind=AddNote', '{"kind":"AddNote"}{"kind":"AddNote"}', '[1,]', '"', '\\', '//', '0x10',
  `${'['.repeat(100_000)}`, `${'['.repeat(100_000)}${']'.repeat(100_000)}`, `{"a":${'"x"'.repeat(2)}}`, '{"__proto__":null}', '{"kind":"__proto__"}', '{"kind":"constructor"}', '{"kind":"toString","commandId":"x"}',
  `[${Array(5_000).fill('{}').join()}]`, `{"kind":"AddNote","kind":"FoundCity"}`, `{"kind":["AddNote"]}`, `{"kind":{"kind":"AddNote"}}`,
]
