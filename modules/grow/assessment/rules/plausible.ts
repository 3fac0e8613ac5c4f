/** The outlines are sketches: so far outside a venue may seem and still be inside. */
export const SKETCH_KM = 5
