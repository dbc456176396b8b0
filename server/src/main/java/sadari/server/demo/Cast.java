package sadari.server.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Who lives on the demonstration server: names and a line about each, in English and Korean.
final class Cast {
  private static final String[] GIVEN = {
    "Ada", "Bruno", "Clara", "Dario", "Elif", "Felix", "Grace", "Hugo", "Iris", "Jonas", "Kira",
    "Leo", "Maya", "Nils", "Olga", "Pablo", "Quinn", "Rosa", "Samir", "Tara", "Uma", "Viktor",
    "Wanda", "Xenia", "Yusuf", "Zoe"
  };
  private static final String[] FAMILY = {
    "Alder", "Brook", "Castle", "Dunn", "Ember", "Finch", "Grove", "Hale", "Ivory", "Jensen"
  };
  private static final String[] KOREAN_GIVEN = {
    "지우", "서연", "민준", "하은", "도윤", "수아", "예준", "지안", "시우", "채원", "은우", "나린"
  };
  private static final String[] KOREAN_GIVEN_LATIN = {
    "jiwoo", "seoyeon", "minjun", "haeun", "doyun", "sua", "yejun", "jian", "siwoo", "chaewon",
    "eunwoo", "narin"
  };
  private static final String[] KOREAN_FAMILY = {"김", "이", "박", "최", "정", "강", "조", "윤"};
  private static final String[] KOREAN_FAMILY_LATIN = {
    "kim", "lee", "park", "choi", "jung", "kang", "cho", "yoon"
  };
  private static final String[] NOTES = {
    "Walks, bread, and old maps.", "I repair bicycles and sometimes clocks.",
    "Photos of weather. Opinions on soup.", "Reading my way up the #library stairs.",
    "Gardener on a fourth-floor balcony.", "Trains > planes. #slowtravel",
    "Teaching maths, learning patience.", "Mostly birds. Some code."
  };
  private static final String[] KOREAN_NOTES = {
    "산책과 사진을 좋아합니다.", "동네 빵집을 찾아다녀요. #빵지순례", "고양이 두 마리와 삽니다.",
    "느리게 읽고 천천히 씁니다.", "주말에는 산에 갑니다. #등산", "커피는 하루 두 잔까지."
  };

  private Cast() {}

  /// Somebody.
  ///
  /// @param language en or ko
  record Person(String handle, String name, String note, String language) {}

  /// So many different people; every third is Korean.
  static List<Person> of(int count, RandomGenerator random) {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      people.add(i % 3 == 2 ? korean(i / 3, random) : english(i - i / 3, random));
    }
    return people;
  }

  private static Person english(int number, RandomGenerator random) {
    String given = GIVEN[number % GIVEN.length];
    String family = FAMILY[number / GIVEN.length % FAMILY.length];
    return new Person(
        given.toLowerCase(Locale.ROOT)
            + "_"
            + family.toLowerCase(Locale.ROOT)
            + suffix(number / (GIVEN.length * FAMILY.length)),
        given + " " + family,
        NOTES[random.nextInt(NOTES.length)],
        "en");
  }

  private static Person korean(int number, RandomGenerator random) {
    int given = number % KOREAN_GIVEN.length;
    int family = number / KOREAN_GIVEN.length % KOREAN_FAMILY.length;
    return new Person(
        KOREAN_GIVEN_LATIN[given]
            + "_"
            + KOREAN_FAMILY_LATIN[family]
            + suffix(number / (KOREAN_GIVEN.length * KOREAN_FAMILY.length)),
        KOREAN_FAMILY[family] + KOREAN_GIVEN[given],
        KOREAN_NOTES[random.nextInt(KOREAN_NOTES.length)],
        "ko");
  }

  private static String suffix(int round) {
    return round == 0 ? "" : Integer.toString(round + 1);
  }
}
