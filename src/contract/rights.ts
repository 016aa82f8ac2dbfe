/** What the member of staff who asks may do: GET /admin/assist/rights. */
export interface RightsDTO {
  move_money: boolean;
  configure: boolean;
}
