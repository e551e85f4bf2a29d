/** What speaks of single persons in outputs and values: named, so that somebody decides. */

export interface PersonalFind {
  readonly kind: 'e-mail address' | 'phone number' | 'bank account';
  readonly text: string;
}

/** Addresses of documentation and of services, which are nobody's. */
const NOBODY =
  /@(example\.(com|org|net)|test|localhost|.*\.example)$|^(noreply|no-reply|git|info|support)@/i;

const EMAIL = /(?<![\w./:@-])[\w.+-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\b/gi;
/** International, or in groups as people write them; plain digits are numbers. */
const PHONE =
  /(?<![\w.+-])(?:\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,4}(?:[ .-]?\d{2,4}){2,4}|\(\d{3}\) ?\d{3}[ .-]\d{4}|\d{3}-\d{3}-\d{4}|0\d{2,4}[ /-]\d{3,4}[ -]?\d{3,5})(?![\w.-])/g;
/** IBAN, https://www.iso.org/standard/81090.html: letters of the country, check digits, account. */
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g;

/** In the order in which they stand, of each kind the first few. */
export function personalIn(text: string): PersonalFind[] {
  const found: PersonalFind[] = [];
  for (const [address] of text.matchAll(EMAIL)) {
    if (!NOBODY.test(address)) {
      found.push({ kind: 'e-mail address', text: address });
    }
  }
  for (const [number] of text.matchAll(PHONE)) {
    const digits = number.replace(/\D/g, '').length;
    if (digits >= 9 && digits <= 15) {
      found.push({ kind: 'phone number', text: number });
    }
  }
  for (const [account] of text.matchAll(IBAN)) {
    if (hasRightDigits(account.replace(/ /g, ''))) {
      found.push({ kind: 'bank account', text: account });
    }
  }
  return found;
}

/** ISO 7064, MOD 97-10. */
function hasRightDigits(account: string): boolean {
  const turned = account.slice(4) + account.slice(0, 4);
  let rest = 0;
  for (const sign of turned) {
    const value = parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
