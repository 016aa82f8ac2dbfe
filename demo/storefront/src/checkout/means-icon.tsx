import { CardIcon, GridIcon, LinkIcon, ParcelIcon, PhoneIcon } from "../layout/icons.js";
import type { Means } from "./payment-means.js";

export function MeansIcon({ means }: { means: Means }) {
  switch (means) {
    case "card":
      return <CardIcon />;
    case "sbp":
      return <PhoneIcon />;
    case "all":
      return <GridIcon />;
    case "bill":
      return <LinkIcon />;
    case "manual":
      return <ParcelIcon />;
  }
}
