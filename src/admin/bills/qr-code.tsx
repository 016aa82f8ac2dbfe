import { ArrowDownTray } from "@medusajs/icons";
import { Button, Drawer, Heading, Text } from "@medusajs/ui";
import { useQuery } from "@tanstack/react-query";
import { toDataURL } from "qrcode";
import { useTranslation } from "react-i18next";
import { Failure } from "../parts/failure";
import type { Bill } from "./bill";

/** Pixels; sharp when printed a hand wide. */
const width = 720;

interface QrCodeProps {
  bill: Bill & { link: string };
  amount: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The bill's link as a code for a phone's camera, on the screen and as a picture to keep. */
export function QrCode({ bill, amount, open, onOpenChange }: QrCodeProps) {
  const { t } = useTranslation("assist");
  const { data: picture, error } = useQuery({
    queryKey: ["assist", "qr-code", bill.link],
    queryFn: () => toDataURL(bill.link, { width, margin: 2, errorCorrectionLevel: "M" }),
    enabled: open,
    staleTime: Infinity,
  });
  return (
    <Drawer open={open} onOpenChange={onOpenChange}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title asChild>
            <Heading>{t("bills.qr.title")}</Heading>
          </Drawer.Title>
          <Drawer.Description className="txt-small text-ui-fg-subtle">
            {t("bills.qr.description")}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col items-center gap-y-4 overflow-y-auto">
          <Failure error={error} />
          {picture !== undefined && (
            <img
              src={picture}
              alt={t("bills.qr.alt", { amount })}
              className="border-ui-border-base aspect-square w-full max-w-[320px] rounded-lg border bg-white"
            />
          )}
          <Text weight="plus">{amount}</Text>
        </Drawer.Body>
        <Drawer.Footer>
          <Drawer.Close asChild>
            <Button type="button" size="small" variant="secondary">
              {t("general.close")}
            </Button>
          </Drawer.Close>
          <Button size="small" asChild>
            <a href={picture} download={`bill-${bill.number ?? bill.id}.png`}>
              <ArrowDownTray />
              {t("bills.qr.download")}
            </a>
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  );
}
