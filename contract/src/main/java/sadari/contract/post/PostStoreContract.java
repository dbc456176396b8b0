package sadari.contract.post;

/// All that a [sadari.core.post.PostStore] promises.
public interface PostStoreContract
    extends PublishingContract,
        IdempotencyContract,
        AttachingContract,
        DeletingContract,
        AuthorPagesContract,
        HomeSourcesContract {}
