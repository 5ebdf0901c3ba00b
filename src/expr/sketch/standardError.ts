/** The relative standard error of an approximate count: 1.04 ÷ √m for m = 2¹⁴ registers (Flajolet and others 2007, Ertl 2017). */
export const STANDARD_ERROR = 0.008125;
