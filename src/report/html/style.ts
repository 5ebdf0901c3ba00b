// The style sheet of a report: the same text for every report, light and dark, on paper and on small screens.

/** All rules; colours reach a contrast of 4.5 on their ground in both schemes. */
export const style = `:root{color-scheme:light dark;--ground:#f6f7f9;--sheet:#fff;--ink:#16202c;--soft:#516070;--line:#d9dfe6;--lead:#0b5cad;--track:#e4e9ef;--good:#13713b;--good-soft:#e3f4e9;--bad:#b3261e;--bad-soft:#fdeaea;--info-soft:#e6eef8}
@media screen and (prefers-color-scheme:dark){:root{--ground:#0f1419;--sheet:#182029;--ink:#e8edf2;--soft:#a3b1bf;--line:#2f3b47;--lead:#7db8f5;--track:#2c3743;--good:#5fd48a;--good-soft:#15321f;--bad:#ff8d85;--bad-soft:#3d1b1a;--info-soft:#1d2f44}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
.skip{position:absolute;inset-inline-start:-999rem}
.skip:focus{inset-inline-start:1rem;top:1rem;padding:.5rem 1rem;background:var(--sheet);color:var(--lead);z-index:1}
.page{max-width:70rem;margin:0 auto;padding:2rem 1.25rem 3rem}
header{border-block-end:3px solid var(--lead);margin-block-end:1.5rem;padding-block-end:1rem}
h1{font-size:clamp(1.6rem,4vw,2.2rem);line-height:1.2;margin:0 0 .4rem}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 1rem}
h3{font-size:1rem;margin:1.25rem 0 .5rem}
p{margin:0 0 .75rem}
header p{margin:0;color:var(--soft)}
header p:first-of-type:not(:last-of-type){font-size:1.15rem;color:var(--ink)}
section{background:var(--sheet);border:1px solid var(--line);border-radius:.75rem;padding:1.25rem;margin-block-end:1.25rem}
a{color:var(--lead)}
:focus-visible{outline:3px solid var(--lead);outline-offset:2px}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(11.75rem,1fr));gap:1rem;list-style:none;margin:0;padding:0}
.figures>li{container-type:inline-size;border:1px solid var(--line);border-radius:.5rem;padding:.9rem 1rem}
.figures h3{margin:0;font-weight:500;font-size:.95rem;color:var(--soft)}
.figures .value{font-size:clamp(1.1rem,13.5cqi,1.7rem);font-weight:650;line-height:1.25;margin:.1rem 0 .25rem;white-space:nowrap;font-variant-numeric:tabular-nums}
.figures .long{font-size:clamp(1rem,9.5cqi,1.7rem);white-space:normal}
.figures p{margin:0}
.soft{color:var(--soft);font-size:.875rem}
.good{color:var(--good)}
.bad{color:var(--bad)}
.moved{font-weight:600;white-space:nowrap}
.scroll.narrow{max-width:40rem}
.scroll{position:relative;overflow-x:auto;border:1px solid var(--line);border-radius:.5rem}
table{overflow-wrap:break-word;border-collapse:collapse;width:100%;font-size:.925rem;font-variant-numeric:tabular-nums}
caption{text-align:start;padding:.6rem .75rem;font-weight:600;font-size:1rem}
td{max-width:32rem}
th,td{padding:.45rem .75rem;text-align:start;vertical-align:top;border-block-start:1px solid var(--line)}
thead th{border-block-start:0;color:var(--soft);font-weight:600;vertical-align:bottom}
caption+thead th{border-block-start:1px solid var(--line)}
tbody th{font-weight:500;min-width:7rem}
.number{text-align:end;white-space:nowrap}
.by{font-size:.8125rem;color:var(--soft)}
thead .number{white-space:normal;min-width:5.5rem}
.words{min-width:14rem}
section>:is(.scroll,.list):not(h2+*){margin-block-start:1.25rem}
tbody tr:nth-child(even){background:color-mix(in srgb,var(--track) 35%,transparent)}
ol.remarks,ul.remarks{margin:.6rem 0 0;padding-inline-start:1.5rem;color:var(--soft);font-size:.875rem}
sup a{text-decoration:none;padding:0 .15em}
.list{margin:0;padding:0;list-style:none}
.list li{padding:.55rem 0 .55rem 1rem;border-inline-start:3px solid var(--line);margin-block-end:.5rem;padding-inline-start:.9rem}
.list li.bad-mark{border-inline-start-color:var(--bad)}
.list li.good-mark{border-inline-start-color:var(--good)}
.badge{display:inline-block;border-radius:1rem;padding:.05rem .6rem;font-size:.8rem;font-weight:600;margin-inline-end:.4rem;background:var(--info-soft);color:var(--ink)}
.badge.bad{background:var(--bad-soft);color:var(--bad)}
.badge.good{background:var(--good-soft);color:var(--good)}
.goal{margin:0 0 1.25rem}
.goal h3{margin:0 0 .4rem;font-size:1.05rem}
.facts{display:flex;flex-wrap:wrap;gap:.25rem 1.75rem;margin:.4rem 0 0}
.facts div{display:flex;flex-wrap:wrap;gap:0 .4rem}
.facts dt{flex:none;color:var(--soft)}
.facts dd{margin:0;font-weight:600;font-variant-numeric:tabular-nums}
.bar{display:block;width:100%;height:.75rem;border-radius:.375rem;overflow:hidden}
.bar .track{fill:var(--track)}
.bar .fill{fill:var(--lead)}
.bar .fill.good{fill:var(--good)}
.bar .fill.bad{fill:var(--bad)}
.bar .tick{fill:var(--ink)}
.barred{display:flex;align-items:center;justify-content:flex-end;gap:.75rem}
.barred .bar{width:14rem;min-width:4rem;height:.6rem}
figure{margin:0}
figure img{display:block;max-width:100%;height:auto;margin:0 auto}
.picture{position:relative;overflow-x:auto}
figcaption{color:var(--soft);font-size:.875rem;margin-block-start:.6rem}
details{margin-block-start:.75rem}
summary{cursor:pointer;color:var(--lead);font-size:.925rem;margin-block-end:.5rem}
.unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:40rem){.page{padding:1.25rem .75rem 2rem}section{padding:1rem .85rem;border-radius:.5rem}.figures{grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.6rem}.picture img{max-width:none;width:max(100%,36rem)}th,td{padding:.4rem .55rem}}
@media print{:root{color-scheme:light;--ground:#fff;--ink:#000;--soft:#444;--line:#bbb}body{font-size:10pt}.page{max-width:none;padding:0}.skip,details:not([open]){display:none}section{border:0;padding:0;margin-block-end:1.5rem}.scroll{overflow:visible;border:0}thead{display:table-header-group}h2,h3{break-after:avoid}tr,figure,.goal,.figures>li,.list li{break-inside:avoid}table{font-size:8.5pt}}
`;
