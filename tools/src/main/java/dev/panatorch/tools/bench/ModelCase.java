package dev.panatorch.tools.bench;

/**
 * What a model is asked to do, written as "MODEL WORK BATCH"; the peers know the cases by these
 * names.
 *
 * @param model maetok-b-256, sit-xl, sit-xl-1024, or matmul for the product of two square matrices
 * @param work encode, decode, reconstruct, forward, train, train-adversarial, or sample
 * @param batch images of a call, or the side of the matrices
 */
record ModelCase(String model, String work, int batch) {

  /** Training of a tokenizer against LPIPS and a discriminator, which is trained as well. */
  static final String ADVERSARIAL = "train-adversarial";

  /** Reads "MODEL WORK BATCH". */
  static ModelCase parse(String text) {
    String[] parts = text.strip().split("\\s+");
    if (parts.length != 3 || !parts[2].matches("[1-9][0-9]*")) {
      throw new IllegalArgumentException(
          "a case is \"MODEL WORK BATCH\", as \"maetok-b-256 encode 8\", not \"" + text + "\"");
    }
    return new ModelCase(parts[0], parts[1], Integer.parseInt(parts[2]));
  }

  /** Whether the work changes the model. */
  boolean trains() {
    return work.startsWith("train");
  }

  /** Calls before the first that is measured: a sample of many steps warms itself up. */
  int warmUps() {
    return work.equals("sample") ? 0 : 3;
  }

  /** Whether one recorded graph can do the work: nothing is changed, nothing drawn on the CPU. */
  boolean isOneGraph() {
    return !trains() && !work.equals("sample");
  }

  @Override
  public String toString() {
    return model + " " + work + " " + batch;
  }
}
