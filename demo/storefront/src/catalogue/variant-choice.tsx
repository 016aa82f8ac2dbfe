import type { HttpTypes } from "@medusajs/framework/types";
import { inStock } from "./products.js";

interface VariantChoiceProps {
  variants: HttpTypes.StoreProductVariant[];
  chosen: HttpTypes.StoreProductVariant | undefined;
  onChoose: (variant: HttpTypes.StoreProductVariant) => void;
}

export function VariantChoice({ variants, chosen, onChoose }: VariantChoiceProps) {
  const name = variants[0]?.options
    ?.map(({ option }) => option?.title)
    .filter(Boolean)
    .join(", ");
  return (
    <fieldset className="variants">
      {name && <legend>{name}</legend>}
      {variants.map((variant) => (
        <label key={variant.id} className="variant">
          <input
            type="radio"
            name="variant"
            checked={variant.id === chosen?.id}
            disabled={!inStock(variant)}
            onChange={() => onChoose(variant)}
          />
          <span>{variant.title}</span>
        </label>
      ))}
    </fieldset>
  );
}
