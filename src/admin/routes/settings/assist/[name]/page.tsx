import type { UIMatch } from "react-router-dom";
import { AccountPage } from "../../../../settings/account-page";

export const handle = { breadcrumb: ({ params }: UIMatch) => params.name ?? "" };

export default AccountPage;
