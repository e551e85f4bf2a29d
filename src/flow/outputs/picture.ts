/** Two pictures side by side, by what is seen: their pixels, not the bytes that hold them. */
import { decode, type DecodedPng } from 'fast-png';

/** Width and height in px. */
export type Size = readonly [number, number];

export interface PictureDifference {
  readonly page: Size;
  readonly fresh: Size;
  /** How much of the pixels differs, 0 to 1; null where the sizes do. */
  readonly share: number | null;
}

/** Nobody sees less: of 255, in one colour of a pixel. */
const LEAST_STEP = 3;

/**
 * PNG pictures compared pixel by pixel; the same pixels are held by other bytes where another
 * version of a library packed them, or wrote its name beside them.
 *
 * @param page - Base64.
 * @returns null where nothing is seen to differ; `undecided` where the bytes are no PNG that can
 *   be read (PNG specification, third edition).
 */
export function comparePictures(
  page: string,
  fresh: string
): PictureDifference | null | 'undecided' {
  let pictures: readonly DecodedPng[];
  try {
    pictures = [page, fresh].map(text => decode(bytesOf(text)));
  } catch {
    return 'undecided';
  }
  const [a, b] = pictures;
  const sizes = { page: [a.width, a.height], fresh: [b.width, b.height] } as const;
  if (a.width !== b.width || a.height !== b.height) {
    return { ...sizes, share: null };
  }
  if (a.channels !== b.channels || a.depth !== b.depth || a.palette || b.palette) {
    return 'undecided';
  }
  const share = differing(a, b);
  return share === 0 ? null : { ...sizes, share };
}

function differing(a: DecodedPng, b: DecodedPng): number {
  const pixels = a.width * a.height;
  const least = a.depth === 16 ? LEAST_STEP * 257 : LEAST_STEP;
  let count = 0;
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let channel = pixel * a.channels; channel < (pixel + 1) * a.channels; channel++) {
      if (Math.abs(a.data[channel] - b.data[channel]) >= least) {
        count += 1;
        break;
      }
    }
  }
  return count / pixels;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64.replace(/\s/g, '')), character => character.charCodeAt(0));
}
