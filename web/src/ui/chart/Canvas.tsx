import type { EChartsType } from "echarts/core";
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from "react";
import { useTexts } from "../../texts/texts";
import { useShownScheme } from "../appearance";
import { texts } from "../texts";
import type { ChartData } from "./data";
import { init } from "./echarts";
import type { Paint } from "./look";
import { optionOf } from "./option";

export type Picture = { png: () => Promise<Blob>; svg: () => Blob };

type CanvasProps = {
  data: ChartData;
  label: string;
  height: number | string;
  picture: Ref<Picture>;
  /** A part of the picture was clicked, by its place in the data. */
  onChoose?: (index: number) => void;
};

/** The picture alone. In a file of its own, because it brings ECharts with it. */
export default function Canvas({ data, label, height, picture, onChoose }: CanvasProps) {
  const t = useTexts(texts);
  const scheme = useShownScheme();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const [width, setWidth] = useState(0);
  const choose = useEffectEvent((index: number) => onChoose?.(index));

  useEffect(() => {
    if (!place.current) return undefined;
    const made = init(place.current);
    chart.current = made;
    made.on("click", ({ dataType, dataIndex }) => {
      if (dataType !== "edge") choose(dataIndex);
    });
    const resizing = new ResizeObserver(([entry]) => {
      made.resize();
      setWidth(Math.round(entry?.contentRect.width ?? 0));
    });
    resizing.observe(place.current);
    return () => {
      resizing.disconnect();
      made.dispose();
    };
  }, []);

  useEffect(() => {
    if (width === 0) return undefined;
    let gone = false;
    // The style of the scheme is there only once the browser has seen the attribute.
    const painting = requestAnimationFrame(async () => {
      if (data.kind === "map") await import("./world");
      if (!gone) chart.current?.setOption(optionOf(data, paint(scheme, width), { incomplete: t.incomplete }), { notMerge: true });
    });
    return () => {
      gone = true;
      cancelAnimationFrame(painting);
    };
  }, [data, scheme, width, t]);

  useImperativeHandle(picture, () => ({
    png: () =>
      new Promise((resolve, reject) => {
        const canvas = chart.current?.renderToCanvas({ pixelRatio: 2, backgroundColor: paint(scheme, width).surface });
        if (!canvas) reject(new Error("there is no picture yet"));
        canvas?.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture could not be written"))));
      }),
    svg: () => {
      const colors = paint(scheme, width);
      const drawn = init(null, null, { renderer: "svg", ssr: true, width, height });
      drawn.setOption({ ...optionOf(data, colors, { incomplete: t.incomplete }), animation: false, backgroundColor: colors.surface });
      const text = drawn.renderToSVGString();
      drawn.dispose();
      return new Blob([text], { type: "image/svg+xml" });
    },
  }));

  return <div ref={place} role="img" aria-label={label} style={{ height }} />;
}

function paint(scheme: "light" | "dark", width: number): Paint {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    scheme,
    ink: token("--ink"),
    quiet: token("--quiet"),
    coral: token("--coral-mark"),
    sea: token("--sea"),
    line: token("--line"),
    surface: token("--surface"),
    sans: token("--sans"),
    motion: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 150,
    width,
  };
}
