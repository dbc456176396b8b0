package sadari.server.demo;

import java.util.random.RandomGenerator;

/// What people on the demonstration server say, put together from parts.
final class Phrases {
  private static final String[] OPENINGS = {
    "This morning",
    "On the way home",
    "Just now",
    "After the rain",
    "Between two meetings",
    "At the market",
    "Up on the hill",
    "In the last row of the tram"
  };
  private static final String[] HAPPENINGS = {
    "I met a dog that was clearly in charge", "somebody was practising the cello by the window",
    "the light was doing that thing again", "I found a notebook full of bus times from 1987",
    "two magpies argued over a button", "the bread was still warm",
    "I learnt the word for rain that only wets the roofs", "a child explained ladders to me",
    "I finally fixed the squeaking door", "everybody looked up at the same moment"
  };
  private static final String[] CLOSINGS = {
    "Good day.",
    "More of this, please.",
    "I have questions.",
    "No notes.",
    "Worth the detour. #walks",
    "Recommended. #smalljoys",
    "#photography weather.",
    "Tell me yours.",
    "That is all. #sadari",
    "Tea now. #teatime"
  };
  private static final String[] KOREAN = {
    "오늘 아침 공기가 정말 좋네요. #산책",
    "빵집 앞에 줄이 길었지만 기다릴 만했어요. #빵지순례",
    "비 온 뒤 골목이 반짝반짝합니다.",
    "책 한 권을 다 읽었습니다. 마지막 문장이 오래 남네요. #독서",
    "퇴근길 노을이 너무 예뻐서 한 정거장 먼저 내렸어요. #노을",
    "고양이가 창가에서 하루 종일 새를 봅니다. #고양이",
    "새 자전거로 한강까지 다녀왔어요. #자전거",
    "김치찌개는 역시 둘째 날이 맛있어요.",
    "사다리를 한 칸씩 오르는 기분입니다. #사다리",
    "커피를 내리는 동안은 아무 생각도 안 해요. #커피"
  };
  private static final String[] ANSWERS = {
    "Same here!",
    "I know exactly that light.",
    "Where was this?",
    "You made my day.",
    "I disagree about the soup, but gently.",
    "Saving this one.",
    "Ha, wonderful."
  };
  private static final String[] KOREAN_ANSWERS = {
    "저도요!", "사진 더 보여 주세요.", "거기 어디예요?", "덕분에 웃었어요.", "공감합니다.", "멋지네요!"
  };
  private static final String[] CAPTIONS = {
    "Hills under an evening sky",
    "The sea, the sun just above it",
    "A town by night, windows lit",
    "Trees behind trees in the mist",
    "Morning over the mountains"
  };

  private Phrases() {}

  static String post(String language, RandomGenerator random) {
    if (language.equals("ko")) {
      return one(KOREAN, random);
    }
    return one(OPENINGS, random) + " " + one(HAPPENINGS, random) + ". " + one(CLOSINGS, random);
  }

  static String answer(String language, RandomGenerator random) {
    return one(language.equals("ko") ? KOREAN_ANSWERS : ANSWERS, random);
  }

  static String caption(int scene) {
    return CAPTIONS[scene % CAPTIONS.length];
  }

  private static String one(String[] of, RandomGenerator random) {
    return of[random.nextInt(of.length)];
  }
}
