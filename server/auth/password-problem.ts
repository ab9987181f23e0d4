/** Long enough, and tried first by everybody who guesses. */
const COMMON = new Set([
  '123456789012', '1234567890123', '12345678901234', '123456123456', '123123123123', '111111222222', 'abcdefghijkl', 'abcdef123456',
  'abcd12345678', 'qwertyuiop12', 'qwertyuiop123', 'qwertyuiopas', 'qwertyuiop[]', 'qwerty123456', 'qwertyqwerty', '1q2w3e4r5t6y',
  '1qaz2wsx3edc', 'asdfghjkl123', 'zxcvbnm12345', 'password1234', 'password12345', 'password123456', 'passwordpassword', 'mypassword123',
  'p@ssw0rd1234', 'p@ssword1234', 'passw0rd1234', 'changeme1234', 'changemenow1', 'letmein12345', 'letmeinplease', 'welcome12345',
  'welcome123456', 'administrator', 'administrator1', 'adminadmin12', 'admin1234567', 'iloveyou1234', 'iloveyou12345', 'sunshine1234',
  'princess1234', 'football1234', 'baseball1234', 'superman1234', 'dragon123456', 'monkey123456', 'trustno1trustno1',
  'correcthorsebatterystaple', 'publicworks1', 'publicworks123', 'dispatcher12', 'dispatcher123', 'dispatch1234', 'supervisor12',
  'curbline1234', 'curbline12345', 'curblinecurbline', 'curbline-demo',
])
const SHORTEST = 12
const LONGEST = 200

/** What is wrong with a new password, as a sentence for the person who chose it. */
export function passwordProblem(password: string): string | undefined {
  const length = [...password].length
  const plain = password.normalize('NFKC').toLowerCase()
  if (length < SHORTEST) return `A password needs at least ${SHORTEST} characters.`
  if (length > LONGEST) return `A password may have at most ${LONGEST} characters.`
  if (new Set(plain).size < 4) return 'That password repeats too few different characters.'
  if (COMMON.has(plain)) return 'That password is one of the first that people guess.'
  return undefined
}
