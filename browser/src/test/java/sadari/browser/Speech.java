package sadari.browser;

/// What people read on the buttons they press, in the languages the product speaks.
enum Speech {
  ENGLISH("en-GB"),
  KOREAN("ko-KR");

  private final String locale;

  Speech(String locale) {
    this.locale = locale;
  }

  String locale() {
    return locale;
  }

  String tag() {
    return locale.substring(0, 2);
  }

  String say(String english, String korean) {
    return switch (this) {
      case ENGLISH -> english;
      case KOREAN -> korean;
    };
  }

  String signUp() {
    return say("Sign up", "가입하기");
  }

  String post() {
    return say("Post", "게시");
  }

  String reply() {
    return say("Reply", "답글");
  }

  String follow() {
    return say("Follow", "팔로우");
  }

  String writePost() {
    return say("Write a post", "글쓰기");
  }

  String described() {
    return say("Described", "설명 있음");
  }

  String report() {
    return say("Report", "신고");
  }

  String send() {
    return say("Send", "보내기");
  }

  String save() {
    return say("Save", "저장");
  }
}
