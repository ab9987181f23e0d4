/** What a query may hold: a parameter is given what its schema takes of these. */
export const QUERY_POOL: readonly string[] = [
  '1', '2', '25', '100', '1000', '0', 'received', 'received,assigned', 'resolved,closed', 'on-track', 'breached,at-risk', 'pothole', 'pothole,debris', 'oak', 'Größe', '12 main', '26-0', 'elm & 5th',
  '2026-11-24T14:00:00Z', '2024-05-01T12:00:00+02:00', '00000000-0000-7000-8000-000000000001', '-45.003,40.0', ' -45 , 40 ', '',
]
/** As they are written on the line. */
export const QUERY_NASTIES = ['', '-1', '1e999', 'NaN', '0x10', '99999999999999999999', '1001', 'received,', ',', 'toString', '1900-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '%00', '%ff%fe', '%ED%A0%80', '%F0%9F%9A%A7', '%', '%zz', '_%25_', "'", '"', '[]', '../..', '181,0', '0,91', '1,2,3', '<img src=x onerror=alert(1)>', 'x'.repeat(300), '%E2%80%AE', '"; DROP TABLE LogRecord; --']
/** For a part of a path. */
export const PARTS = ['', ' ', '%00', '%2e%2e%2f', '..%5c', '%ff', '__proto__', 'constructor', 'x'.repeat(30), '26-00001%0d%0aX: y', '🚧', '%', 'null', '<img src=x onerror=alert(1)>', '*', ':number', '%u0000', '%2500']
export const TYPES = ['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON', 'application/json; charset=utf-16', 'application/json; charset=nonsense', 'application/jsonp', 'text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', ',', '']
export const HEADERS: Record<string, readonly string[]> = {
  authorization: ['Bearer', 'Bearer ', 'bearer x', 'Bearer a b', 'Basic eDp5', 'Bearer staff_' + 'a'.repeat(40), 'Bearer ' + 'x'.repeat(4_000), 'Bearer \u00ff', 'Digest'],
  cookie: ['curbline_session', 'curbline_session=', 'curbline_session=%', 'curbline_session=%00', '=;=;;', 'a'.repeat(4_000), 'curbline_session="x"; curbline_session=y', '__proto__=1', 'curbline_session=\u00ff'],
  'if-none-match': ['*', 'W/', '"', '""', 'W/"x"', ',,,', '"a", "b"'.repeat(200), '\u00ff'],
  'if-match': ['*', '"x"', ',', 'W/"x"'],
  'if-range': ['"x"', 'Tue, 24 Nov 2026 14:00:00 GMT', ' '],
  range: ['bytes=0-0', 'bytes=-1', 'bytes=-0', 'bytes=5-2', 'bytes=0-', 'bytes=999999999-', 'bytes=0-1,3-4', 'bytes=' + '0-0,'.repeat(500), 'bytes=a-b', 'lines=1-2', 'bytes=-', 'bytes=99999999999999999999-', 'bytes=1e3-'],
  'accept-encoding': ['br', 'gzip;q=0', '*', 'br;q=nonsense', 'identity;q=0', ',', 'x'.repeat(1_000), 'gzip, '.repeat(500)],
  accept: ['*/*', 'nonsense', 'application/json;q=9'],
  'content-type': TYPES,
  'content-encoding': ['gzip', 'br', 'identity', 'nonsense', ''],
  origin: ['null', 'https://evil.example', '', 'http://', '\u00ff', 'http://127.0.0.1:1'],
  'x-forwarded-for': ['', ',', '::1', 'unknown', '1.2.3.4, 5.6.7.8', 'fe80::1%eth0', '::::::::', 'x'.repeat(2_000), '10.0.0.1:80', '\u00ff'],
  'x-http-method-override': ['DELETE'],
  'x-request-id': ['<script>', 'mine'],
}
