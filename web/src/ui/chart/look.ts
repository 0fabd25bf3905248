/** The colours and the size that a picture is drawn with. */
export type Paint = {
  scheme: "light" | "dark";
  ink: string;
  quiet: string;
  coral: string;
  sea: string;
  line: string;
  surface: string;
  sans: string;
  /** Motion in milliseconds; none where the reader wants none. */
  motion: number;
  /** Of the whole picture, in pixels. */
  width: number;
};

export type Words = { incomplete: string };

/** Letters at axes and beside what is drawn. */
export function label(paint: Paint) {
  return { color: paint.quiet, fontFamily: paint.sans, fontSize: 12 };
}

/** What all pictures have. */
export function shared(paint: Paint) {
  return {
    animation: paint.motion > 0,
    animationDuration: paint.motion,
    animationDurationUpdate: paint.motion,
    textStyle: { fontFamily: paint.sans, color: paint.ink },
    tooltip: {
      confine: true,
      backgroundColor: paint.surface,
      borderColor: paint.line,
      padding: 12,
      transitionDuration: 0,
      textStyle: { color: paint.ink, fontFamily: paint.sans, fontSize: 12 },
      extraCssText: "box-shadow: none; border-radius: 8px;",
    },
  };
}
