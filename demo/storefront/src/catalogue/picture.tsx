import { useState } from "react";
import { useShop } from "../shop/shop-context.js";

interface PictureProps {
  address?: string | null;
  title: string;
  /** The text beside the picture already names the product. */
  decorative?: boolean;
}

/** A product's picture; a tinted tile with its first letter where there is none or it does not load. */
export function Picture({ address, title, decorative = false }: PictureProps) {
  const { config } = useShop();
  const [broken, setBroken] = useState<string>();
  const source = address ? pictureUrl(address, config.backendUrl) : undefined;

  if (!source || source === broken) {
    return (
      <span className={`picture picture-empty tint-${tint(title)}`} aria-hidden="true">
        {title.trim().charAt(0).toUpperCase()}
      </span>
    );
  }
  return (
    <span className="picture">
      <img src={source} alt={decorative ? "" : title} onError={() => setBroken(source)} />
    </span>
  );
}

function pictureUrl(address: string, backendUrl: string): string | undefined {
  if (!URL.canParse(address, backendUrl)) return undefined;
  const url = new URL(address, backendUrl);
  return ["http:", "https:", "data:"].includes(url.protocol) ? url.href : undefined;
}

function tint(title: string): number {
  return [...title].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7) % 4;
}
