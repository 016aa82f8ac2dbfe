import { CardIcon, GridIcon, ParcelIcon, PhoneIcon } from "../layout/icons.js";
import type { Means } from "./payment-means.js";

export function MeansIcon({ means }: { means: Means }) {
  switch (means) {
    case "card":
      return <CardIcon />;
    case "sbp":
      return <PhoneIcon />;
    case "all":
      return <GridIcon />;
    case "manual":
      return <ParcelIcon />;
  }
}
