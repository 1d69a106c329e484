package dev.panatorch.tools;

import picocli.CommandLine.IVersionProvider;

/** What {@code panatorch --version} prints. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"panatorch " + text(), "JDK " + Runtime.version()};
  }

  /** The project's version, from the jar's manifest. */
  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(from a build folder)" : version;
  }
}
