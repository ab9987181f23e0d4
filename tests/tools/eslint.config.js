import svelte from 'eslint-plugin-svelte'
import tseslint from 'typescript-eslint'

/** The project's root: types are looked up from there, not from this folder. */
const root = new URL('../../', import.meta.url).pathname

const NO_CLOCK = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'The core never asks for the time: it is an argument.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The core never asks for the time: it is an argument.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'The core rolls no dice: chance is an argument.' },
]

export default tseslint.config(
  { ignores: ['dist/**', 'data/**', 'node_modules/**', 'server/db/generated/**', 'test-results/**', '**/*.mjs', '**/*.js'] },
  {
    files: ['**/*.ts', '**/*.svelte.ts', '**/*.svelte'],
    extends: [tseslint.configs.base],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: root, extraFileExtensions: ['.svelte'], parser: tseslint.parser },
    },
  },
  ...svelte.configs.base,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root, extraFileExtensions: ['.svelte'], parser: tseslint.parser } },
  },
  {
    files: ['**/*.ts', '**/*.svelte'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false, allowDefaultCaseForExhaustiveSwitch: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': ['error', { destructuring: 'all' }],
    },
  },
  // Props are declared by `let` and never assigned: the rule that knows Svelte judges them.
  { files: ['**/*.svelte', '**/*.svelte.ts'], rules: { 'prefer-const': 'off', 'svelte/prefer-const': ['error', { destructuring: 'all', excludedRunes: ['$props', '$state', '$derived'] }] } },
  { files: ['shared/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...NO_CLOCK] } },
  { files: ['shared/domain/evolve/**/*.ts', 'shared/domain/evolve.ts'], rules: { '@typescript-eslint/switch-exhaustiveness-check': 'off' } },
  { files: ['tests/**/*.ts', 'prisma/**/*.ts'], rules: { 'no-console': 'off', '@typescript-eslint/no-explicit-any': 'off' } },
)
