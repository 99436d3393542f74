/**
 * What in settings is a secret. Secrets are never kept, whatever asks for them.
 */

const secretName = /key|secret|token(?!s)|password|credential|auth/i;

/** How the keys of well-known services begin. */
const secretText =
  /^(?:sk|pk|rk|gh[pousr]|xox[abp]|AKIA|AIza|hf|gsk|nvapi|pplx|r8)[-_][\w-]{8,}|^(?:AKIA|AIza)\w{12,}|^eyJ[\w-]+\./;

/** Whether a setting of this name holds a secret. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** Whether a text is a secret, whatever its name. */
export function isSecretText(text: string): boolean {
  return secretText.test(text);
}
