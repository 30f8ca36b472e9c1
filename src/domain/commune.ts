import { type Static, Type } from "typebox"

const Text = Type.String({ minLength: 1, pattern: "\\S" })

/** The place that answers. What is not known (address, telephone, hours) stays absent and is said to be unknown. */
export const Commune = Type.Object(
  {
    key: Type.String({ pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" }),
    /** With its kind: "xã Xuân Hòa". */
    name: Text,
    province: Text,
    /** Name of the one-stop desk. */
    receptionDesk: Text,
    address: Type.Optional(Text),
    phone: Type.Optional(Text),
    /** In words: "thứ Hai đến thứ Sáu, 7 giờ 30 đến 17 giờ". */
    openingHours: Type.Optional(Text),
    source: Text,
  },
  { additionalProperties: false },
)
export type Commune = Static<typeof Commune>
