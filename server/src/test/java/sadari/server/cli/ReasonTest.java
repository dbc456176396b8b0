package sadari.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReasonTest {
  @Test
  void whatTheServerSaysIsToldWithoutItsJson() {
    assertEquals(
        "files.s3.bucket is not set", Reason.in("{\"error\":\"files.s3.bucket is not set\"}"));
    assertEquals("b", Reason.in("{\"a\":1,\"error\":\"b\"}"));
  }

  @Test
  void whatIsNotItsJsonIsToldAsItIs() {
    assertEquals("Bad gateway", Reason.in("Bad gateway"));
    assertEquals("{\"error\":1}", Reason.in("{\"error\":1}"));
    assertEquals("{\"error\":", Reason.in("{\"error\":"));
    assertEquals("", Reason.in(""));
  }
}
