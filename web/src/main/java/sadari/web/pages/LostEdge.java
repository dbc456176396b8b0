package sadari.web.pages;

import sadari.web.http.Assets;
import sadari.web.http.Method;
import sadari.web.http.Request;

/// What becomes of a page whose edge does not give what the page needs: it is loaded again, once,
/// and then names this server alone.
///
/// An edge that dies is named for up to two seconds more, and a program that did not come cannot
/// ask for itself. So a script that is part of the page hears when a script or a style of another
/// origin fails, also when it is not what the page's hashes say. It leaves a cookie that ends by
/// itself, which says nothing about anybody, and loads the page again. A tab does so once in the
/// cookie's time at most: no page is loaded over and over. Where cookies are not kept nothing
/// happens. The cookie is read before the page is loaded again: a browser may write it later than
/// it asks for the page.
///
/// Nothing that somebody typed is lost: the script is silent once the page's `load` has fired, and
/// before that when a field holds something else than what the page came with. Answers to forms
/// cannot be loaded again without sending the form again; they name no edge to begin with.
final class LostEdge {
  private static final String COOKIE = "sadari_near";

  /// Part of every page that names an edge, before all that comes from it.
  static final String SCRIPT =
      """
      {
        const lost = ({ target }) => {
          if (!['SCRIPT', 'LINK'].includes(target.tagName)) return;
          if (new URL(target.src || target.href).origin === location.origin) return;
          const fields = [...document.querySelectorAll('input, textarea')];
          if (fields.some((field) => field.value !== field.defaultValue)) return;
          if (30000 > Date.now() - sessionStorage.sadari_near) return;
          sessionStorage.sadari_near = Date.now();
          const secure = location.protocol === 'https:' ? '; Secure' : '';
          document.cookie = 'sadari_near=no; path=/; max-age=30; SameSite=Lax' + secure;
          if (document.cookie.includes('sadari_near=no')) location.reload();
        };
        document.addEventListener('error', lost, true);
        addEventListener('load', () => document.removeEventListener('error', lost, true));
      }
      """;

  /// Allows it in a content security policy.
  static final String SOURCE = Assets.inlineSource(SCRIPT);

  private LostEdge() {}

  /// Whether a page may name an edge: not for a browser that has just lost one, nor in answer to a
  /// form.
  static boolean allowsEdges(Request request) {
    return request.method() != Method.POST && request.cookie(COOKIE) == null;
  }
}
