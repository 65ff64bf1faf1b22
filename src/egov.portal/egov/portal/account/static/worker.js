/* Solves a challenge of ALTCHA (version 2, SHA-256): counts until the digest of salt, nonce and number has the prefix. */
const bytes = (hex) => Uint8Array.from(hex.match(/../g) || [], (pair) => parseInt(pair, 16));
const hex = (octets) => Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");

onmessage = async ({ data: { salt, nonce, cost, keyLength, keyPrefix } }) => {
  const fixed = [...bytes(salt), ...bytes(nonce)];
  const input = new Uint8Array(fixed.length + 4);
  input.set(fixed);
  const number = new DataView(input.buffer, fixed.length);
  const prefix = bytes(keyPrefix);
  for (let counter = 0; ; counter += 1) {
    number.setUint32(0, counter);
    let key = input;
    for (let round = 0; round < Math.max(1, cost); round += 1) {
      key = new Uint8Array(await crypto.subtle.digest("SHA-256", key));
    }
    if (prefix.every((octet, place) => key[place] === octet)) {
      postMessage({ counter, derivedKey: hex(key.slice(0, keyLength)) });
      return;
    }
  }
};
